CREATE SEQUENCE sp_credential_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE sp_credential (
    id            BIGINT PRIMARY KEY,
    client_secret BYTEA NOT NULL,
    cbc_iv        BYTEA NOT NULL,
    created_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE SEQUENCE sp_service_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE sp_service (
    id                 BIGINT PRIMARY KEY,
    version            BIGINT NOT NULL,
    client_id          VARCHAR(64) NOT NULL,
    category           VARCHAR(200) NOT NULL,
    name               VARCHAR(200) NOT NULL,
    front_end_url      VARCHAR(2000) NOT NULL,
    purpose            VARCHAR(4000) NOT NULL,
    contact_name       VARCHAR(200) NOT NULL,
    contact_phone      VARCHAR(200) NOT NULL,
    contact_email      VARCHAR(254) NOT NULL,
    platform_url       VARCHAR(2000) NOT NULL,
    platform_addresses VARCHAR(4000) NOT NULL,
    return_urls        VARCHAR(4000) NOT NULL,
    agency_pages       VARCHAR(4000) NOT NULL,
    plain_secret_key   BOOLEAN NOT NULL,
    tolerate_iv        BOOLEAN NOT NULL,
    tolerate_filename  BOOLEAN NOT NULL,
    retention_days     INTEGER NOT NULL,
    stage              VARCHAR(16) NOT NULL,
    profile            VARCHAR(32) NOT NULL,
    enabled            BOOLEAN NOT NULL,
    api_key            BYTEA,
    credential_id      BIGINT NOT NULL REFERENCES sp_credential (id),
    created_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT sp_service_client_id UNIQUE (client_id)
);

CREATE TABLE sp_data_set (
    service_id     BIGINT NOT NULL REFERENCES sp_service (id),
    position       INTEGER NOT NULL,
    resource_id    VARCHAR(128) NOT NULL,
    name           VARCHAR(200) NOT NULL,
    security_level INTEGER NOT NULL,
    signature      VARCHAR(16) NOT NULL,
    stage          VARCHAR(16) NOT NULL,
    profile        VARCHAR(32) NOT NULL,
    PRIMARY KEY (service_id, position)
);

CREATE SEQUENCE sp_transaction_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE sp_transaction (
    id              BIGINT PRIMARY KEY,
    version         BIGINT NOT NULL,
    tx_id           VARCHAR(36) NOT NULL,
    service_id      BIGINT NOT NULL REFERENCES sp_service (id),
    credential_id   BIGINT NOT NULL REFERENCES sp_credential (id),
    api_client      VARCHAR(100) NOT NULL,
    idempotency_key VARCHAR(255),
    request_hash    BYTEA NOT NULL,
    person          BYTEA NOT NULL,
    person_index    BYTEA NOT NULL,
    agency_state    VARCHAR(512),
    agency_page     VARCHAR(2000) NOT NULL,
    go_hash         BYTEA NOT NULL,
    return_hash     BYTEA NOT NULL,
    citizen_address VARCHAR(64),
    state           VARCHAR(20) NOT NULL,
    reason          VARCHAR(32),
    reason_code     VARCHAR(64),
    return_code     VARCHAR(16),
    unable_to_deliver TEXT NOT NULL,
    ticket          BYTEA,
    ticket_hash     BYTEA,
    secret_key      BYTEA,
    vault_key       BYTEA,
    report          TEXT,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    redirected_at   TIMESTAMP(6) WITH TIME ZONE,
    notified_at     TIMESTAMP(6) WITH TIME ZONE,
    returned_at     TIMESTAMP(6) WITH TIME ZONE,
    received_at     TIMESTAMP(6) WITH TIME ZONE,
    erased_at       TIMESTAMP(6) WITH TIME ZONE,
    updated_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    next_attempt_at TIMESTAMP(6) WITH TIME ZONE,
    attempts        INTEGER NOT NULL,
    claim           VARCHAR(36),
    deadline_at     TIMESTAMP(6) WITH TIME ZONE,
    erase_due_at    TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT sp_transaction_tx_id UNIQUE (tx_id),
    CONSTRAINT sp_transaction_go_hash UNIQUE (go_hash),
    CONSTRAINT sp_transaction_return_hash UNIQUE (return_hash),
    CONSTRAINT sp_transaction_idempotency_key UNIQUE (api_client, idempotency_key)
);
CREATE INDEX sp_transaction_next_attempt ON sp_transaction (next_attempt_at);
CREATE INDEX sp_transaction_deadline ON sp_transaction (deadline_at);
CREATE INDEX sp_transaction_erase_due ON sp_transaction (erase_due_at);
CREATE INDEX sp_transaction_created ON sp_transaction (created_at, id);
CREATE INDEX sp_transaction_service ON sp_transaction (service_id, created_at, id);
CREATE INDEX sp_transaction_state ON sp_transaction (state, created_at, id);
CREATE INDEX sp_transaction_person ON sp_transaction (person_index, created_at, id);

CREATE TABLE sp_requested_data_set (
    transaction_id BIGINT NOT NULL REFERENCES sp_transaction (id),
    position       INTEGER NOT NULL,
    resource_id    VARCHAR(128) NOT NULL,
    name           VARCHAR(200) NOT NULL,
    code           VARCHAR(64),
    PRIMARY KEY (transaction_id, position)
);

CREATE TABLE sp_file (
    transaction_id BIGINT NOT NULL REFERENCES sp_transaction (id),
    position       INTEGER NOT NULL,
    object_name    VARCHAR(64) NOT NULL,
    resource_id    VARCHAR(128) NOT NULL,
    name           VARCHAR(512) NOT NULL,
    media_type     VARCHAR(100) NOT NULL,
    size           BIGINT NOT NULL,
    sha256         VARCHAR(64) NOT NULL,
    PRIMARY KEY (transaction_id, position)
);
