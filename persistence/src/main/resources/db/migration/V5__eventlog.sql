CREATE SEQUENCE transaction_event_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE transaction_event (
    id             BIGINT PRIMARY KEY,
    code           INTEGER NOT NULL,
    tx_id          VARCHAR(36) NOT NULL,
    client_id      VARCHAR(64) NOT NULL,
    resource_ids   VARCHAR(30000) NOT NULL,
    person         BYTEA NOT NULL,
    person_index   BYTEA NOT NULL,
    occurred_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    source_address VARCHAR(64)
);
CREATE INDEX transaction_event_tx_id ON transaction_event (tx_id, occurred_at, id);
CREATE INDEX transaction_event_client ON transaction_event (client_id, occurred_at, id);
CREATE INDEX transaction_event_person ON transaction_event (person_index, occurred_at, id);
CREATE INDEX transaction_event_occurred ON transaction_event (occurred_at, id);
