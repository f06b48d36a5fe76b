CREATE SEQUENCE webhook_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE webhook (
    id              BIGINT PRIMARY KEY,
    version         BIGINT NOT NULL,
    name            VARCHAR(100) NOT NULL,
    client_id       VARCHAR(64) NOT NULL,
    url             VARCHAR(2000) NOT NULL,
    statuses        VARCHAR(1000) NOT NULL,
    enabled         BOOLEAN NOT NULL,
    secret          BYTEA NOT NULL,
    previous_secret BYTEA,
    previous_until  TIMESTAMP(6) WITH TIME ZONE,
    unanswered      INTEGER NOT NULL,
    resting_until   TIMESTAMP(6) WITH TIME ZONE,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT webhook_name UNIQUE (name)
);
CREATE INDEX webhook_client ON webhook (client_id);

CREATE SEQUENCE webhook_delivery_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE webhook_delivery (
    id              BIGINT PRIMARY KEY,
    version         BIGINT NOT NULL,
    webhook_id      BIGINT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    event_id        VARCHAR(36) NOT NULL,
    type            VARCHAR(32) NOT NULL,
    tx_id           VARCHAR(36) NOT NULL,
    sequence        BIGINT NOT NULL,
    status          VARCHAR(32) NOT NULL,
    reason          VARCHAR(64),
    agency_state    VARCHAR(512),
    occurred_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    begun_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    next_attempt_at TIMESTAMP(6) WITH TIME ZONE,
    attempts        INTEGER NOT NULL,
    claim           VARCHAR(36),
    last_outcome    VARCHAR(200),
    delivered_at    TIMESTAMP(6) WITH TIME ZONE,
    dead_at         TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT webhook_delivery_event UNIQUE (event_id),
    CONSTRAINT webhook_delivery_change UNIQUE (webhook_id, tx_id, sequence)
);
CREATE INDEX webhook_delivery_next_attempt ON webhook_delivery (next_attempt_at);
CREATE INDEX webhook_delivery_delivered ON webhook_delivery (delivered_at, id);
CREATE INDEX webhook_delivery_dead ON webhook_delivery (dead_at, id);

-- how often the agency was told a new status
ALTER TABLE sp_transaction ADD COLUMN status_sequence BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE sp_transaction ADD COLUMN held BOOLEAN DEFAULT FALSE NOT NULL;

-- only ever added to
CREATE SEQUENCE sp_hold_event_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE sp_hold_event (
    id          BIGINT PRIMARY KEY,
    tx_id       VARCHAR(36) NOT NULL,
    action      VARCHAR(16) NOT NULL,
    reason      VARCHAR(1000) NOT NULL,
    account     VARCHAR(100) NOT NULL,
    occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX sp_hold_event_tx_id ON sp_hold_event (tx_id, id);
