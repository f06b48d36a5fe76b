CREATE SEQUENCE dp_data_set_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE dp_data_set (
    id                     BIGINT PRIMARY KEY,
    version                BIGINT NOT NULL,
    resource_id            VARCHAR(128) NOT NULL,
    resource               VARCHAR(100) NOT NULL,
    resource_secret        BYTEA NOT NULL,
    agency_name            VARCHAR(200) NOT NULL,
    contact_name           VARCHAR(200) NOT NULL,
    contact_phone          VARCHAR(200) NOT NULL,
    contact_email          VARCHAR(254) NOT NULL,
    category               VARCHAR(200) NOT NULL,
    name                   VARCHAR(200) NOT NULL,
    description            VARCHAR(4000) NOT NULL,
    security_level         INTEGER NOT NULL,
    update_days            INTEGER NOT NULL,
    download_words         VARCHAR(4000) NOT NULL,
    delivery               VARCHAR(16) NOT NULL,
    discovery_url          VARCHAR(2000) NOT NULL,
    introspection_endpoint VARCHAR(2000),
    user_info_endpoint     VARCHAR(2000),
    default_form           VARCHAR(8) NOT NULL,
    signed                 BOOLEAN NOT NULL,
    with_csv               BOOLEAN NOT NULL,
    with_xml               BOOLEAN NOT NULL,
    no_content             BOOLEAN NOT NULL,
    verified_id            BOOLEAN NOT NULL,
    audiences              VARCHAR(4000) NOT NULL,
    clients                VARCHAR(4000) NOT NULL,
    addresses              VARCHAR(4000) NOT NULL,
    daily_limit            INTEGER NOT NULL,
    waiting_bound          INTEGER NOT NULL,
    short_wait_millis      INTEGER NOT NULL,
    keeping_seconds        INTEGER NOT NULL,
    source_kind            VARCHAR(64) NOT NULL,
    source_settings        TEXT NOT NULL,
    source_secret          BYTEA,
    stage                  VARCHAR(16) NOT NULL,
    profile                VARCHAR(32) NOT NULL,
    status                 VARCHAR(16) NOT NULL,
    advice                 VARCHAR(4000),
    api_document           TEXT,
    applied_at             TIMESTAMP(6) WITH TIME ZONE,
    created_at             TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at             TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT dp_data_set_resource_id UNIQUE (resource_id),
    CONSTRAINT dp_data_set_resource UNIQUE (resource)
);

CREATE TABLE dp_field (
    data_set_id   BIGINT NOT NULL REFERENCES dp_data_set (id),
    position      INTEGER NOT NULL,
    field_key     VARCHAR(100) NOT NULL,
    label         VARCHAR(200) NOT NULL,
    remark        VARCHAR(1000) NOT NULL,
    source_column VARCHAR(200) NOT NULL,
    PRIMARY KEY (data_set_id, position)
);

CREATE TABLE dp_scope (
    data_set_id BIGINT NOT NULL REFERENCES dp_data_set (id),
    position    INTEGER NOT NULL,
    scope_value VARCHAR(200) NOT NULL,
    remark      VARCHAR(1000) NOT NULL,
    PRIMARY KEY (data_set_id, position)
);

CREATE SEQUENCE dp_request_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE dp_request (
    id              BIGINT PRIMARY KEY,
    version         BIGINT NOT NULL,
    uid             VARCHAR(36) NOT NULL,
    data_set_id     BIGINT NOT NULL REFERENCES dp_data_set (id),
    form            VARCHAR(8) NOT NULL,
    transaction_uid VARCHAR(128) NOT NULL,
    made_here       BOOLEAN NOT NULL,
    source_address  VARCHAR(64) NOT NULL,
    state           VARCHAR(16) NOT NULL,
    reason          VARCHAR(32),
    reason_code     VARCHAR(64),
    client_id       VARCHAR(200),
    token           BYTEA,
    token_key       BYTEA,
    person          BYTEA,
    person_key      BYTEA,
    vault_key       BYTEA,
    file_object     VARCHAR(100),
    file_name       VARCHAR(512),
    file_size       BIGINT,
    file_sha256     VARCHAR(64),
    next_attempt_at TIMESTAMP(6) WITH TIME ZONE,
    attempts        INTEGER NOT NULL,
    claim           VARCHAR(36),
    waiting_set_id  BIGINT,
    deadline_at     TIMESTAMP(6) WITH TIME ZONE,
    erase_due_at    TIMESTAMP(6) WITH TIME ZONE,
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    told_at         TIMESTAMP(6) WITH TIME ZONE,
    updated_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT dp_request_uid UNIQUE (uid),
    CONSTRAINT dp_request_token_key UNIQUE (token_key),
    CONSTRAINT dp_request_person_key UNIQUE (person_key)
);
CREATE INDEX dp_request_next_attempt ON dp_request (next_attempt_at);
CREATE INDEX dp_request_deadline ON dp_request (deadline_at);
CREATE INDEX dp_request_erase_due ON dp_request (erase_due_at);
CREATE INDEX dp_request_waiting ON dp_request (waiting_set_id);
CREATE INDEX dp_request_data_set ON dp_request (data_set_id, created_at, id);

-- calls that could find or begin the same request lock one of these first, so that one of them begins it and the others find it
CREATE TABLE dp_turn (turn SMALLINT PRIMARY KEY);
INSERT INTO dp_turn (turn)
SELECT a.n + 8 * b.n
FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7)) AS a (n),
     (VALUES (0), (1), (2), (3), (4), (5), (6), (7)) AS b (n);

CREATE TABLE dp_usage (
    data_set_id BIGINT NOT NULL REFERENCES dp_data_set (id),
    usage_day   DATE NOT NULL,
    client_id   VARCHAR(200) NOT NULL,
    asked       BIGINT NOT NULL,
    delivered   BIGINT NOT NULL,
    PRIMARY KEY (data_set_id, usage_day, client_id)
);
CREATE INDEX dp_usage_day ON dp_usage (usage_day);

CREATE SEQUENCE dp_heartbeat_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE dp_heartbeat (
    id             BIGINT PRIMARY KEY,
    data_set_id    BIGINT NOT NULL REFERENCES dp_data_set (id),
    occurred_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    answered       BOOLEAN NOT NULL,
    source_address VARCHAR(64) NOT NULL
);
CREATE INDEX dp_heartbeat_data_set ON dp_heartbeat (data_set_id, occurred_at, id);
CREATE INDEX dp_heartbeat_occurred ON dp_heartbeat (occurred_at);

-- the source's last probe for heartbeats
CREATE TABLE dp_source_state (
    data_set_id BIGINT PRIMARY KEY REFERENCES dp_data_set (id),
    probed_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    answered_at TIMESTAMP(6) WITH TIME ZONE,
    failure     VARCHAR(500)
);

CREATE TABLE dp_authorization_server (
    discovery_url VARCHAR(2000) PRIMARY KEY,
    version       BIGINT NOT NULL,
    document      TEXT,
    read_at       TIMESTAMP(6) WITH TIME ZONE,
    failed_at     TIMESTAMP(6) WITH TIME ZONE,
    failure       VARCHAR(500)
);

-- what the data provider logs: before the person is known there is none, and MyData's own name for its transaction may be any text
ALTER TABLE transaction_event ALTER COLUMN person DROP NOT NULL;
ALTER TABLE transaction_event ALTER COLUMN person_index DROP NOT NULL;
ALTER TABLE transaction_event ADD COLUMN transaction_uid VARCHAR(128);
ALTER TABLE transaction_event ALTER COLUMN client_id SET DATA TYPE VARCHAR(200);

-- what packages are signed with
CREATE SEQUENCE signing_key_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE signing_key (
    id          BIGINT PRIMARY KEY,
    version     BIGINT NOT NULL,
    name        VARCHAR(100) NOT NULL,
    private_key BYTEA NOT NULL,
    certificate BYTEA NOT NULL,
    not_before  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    not_after   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    added_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT signing_key_name UNIQUE (name)
);
