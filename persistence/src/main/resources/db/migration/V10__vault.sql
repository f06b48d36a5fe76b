-- what the store of the vault must bear, so that only its own gateway takes anything out of it as an orphan
CREATE TABLE vault_mark (
    id   SMALLINT PRIMARY KEY,
    mark VARCHAR(36) NOT NULL
);
