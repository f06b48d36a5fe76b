-- The master keyset itself is kept here, sealed with a key that is not: the nodes' files hold it, or a PKCS#11 token does.
-- Version 0 is a row of an earlier schema, where "sealed" holds a constant only.
ALTER TABLE master_key_check RENAME TO master_keyset;
ALTER TABLE master_keyset ADD COLUMN version BIGINT DEFAULT 0 NOT NULL;
-- label of the token's key; null where the oldest key in use of the nodes' files seals
ALTER TABLE master_keyset ADD COLUMN token_key VARCHAR(200);
ALTER TABLE master_keyset ADD COLUMN changed_at TIMESTAMP(6) WITH TIME ZONE;
UPDATE master_keyset SET changed_at = created_at;
ALTER TABLE master_keyset ALTER COLUMN changed_at SET NOT NULL;

-- which version of the keyset each node has made durable
CREATE TABLE keyset_node (
    name    VARCHAR(500)                NOT NULL,
    version BIGINT                      NOT NULL,
    seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT keyset_node_pk PRIMARY KEY (name)
);

-- how far a sealed column has come in being sealed anew
CREATE TABLE resealing (
    name     VARCHAR(128)                NOT NULL,
    key_id   BIGINT                      NOT NULL,
    position BIGINT                      NOT NULL,
    resealed BIGINT                      NOT NULL,
    broken   BIGINT                      NOT NULL,
    done_at  TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT resealing_pk PRIMARY KEY (name)
);

-- credentials are sealed for their service, which was to be found only from those that use them
ALTER TABLE sp_credential ADD COLUMN client_id VARCHAR(64);
UPDATE sp_credential SET client_id = (
    SELECT MIN(s.client_id) FROM sp_service s WHERE s.credential_id = sp_credential.id);
UPDATE sp_credential SET client_id = (
    SELECT MIN(s.client_id) FROM sp_transaction t JOIN sp_service s ON s.id = t.service_id WHERE t.credential_id = sp_credential.id)
    WHERE client_id IS NULL;
-- replaced before any transaction began with them
DELETE FROM sp_credential WHERE client_id IS NULL;
ALTER TABLE sp_credential ALTER COLUMN client_id SET NOT NULL;
