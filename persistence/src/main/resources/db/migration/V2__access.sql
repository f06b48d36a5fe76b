-- Who may enter: administrators of the console and API clients of the agency's own systems.
-- Sequences start at the allocation size: EclipseLink takes the value fetched as the end of its block.

CREATE SEQUENCE administrator_seq START WITH 50 INCREMENT BY 50;

CREATE TABLE administrator (
    id                  BIGINT                      NOT NULL PRIMARY KEY,
    version             BIGINT                      NOT NULL,
    account             VARCHAR(64)                 NOT NULL,
    display_name        VARCHAR(100)                NOT NULL,
    password_hash       VARCHAR(200)                NOT NULL,
    must_change         BOOLEAN                     NOT NULL,
    roles               VARCHAR(200)                NOT NULL,
    enabled             BOOLEAN                     NOT NULL,
    failed_logins       INTEGER                     NOT NULL,
    locked_until        TIMESTAMP(6) WITH TIME ZONE,
    last_login_at       TIMESTAMP(6) WITH TIME ZONE,
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    password_changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT administrator_account_unique UNIQUE (account)
);

CREATE SEQUENCE api_client_seq START WITH 50 INCREMENT BY 50;

CREATE TABLE api_client (
    id           BIGINT                      NOT NULL PRIMARY KEY,
    version      BIGINT                      NOT NULL,
    name         VARCHAR(100)                NOT NULL,
    token_hash   BYTEA                       NOT NULL,
    token_hint   VARCHAR(4)                  NOT NULL,
    scopes       VARCHAR(200)                NOT NULL,
    services     VARCHAR(4000)               NOT NULL,
    addresses    VARCHAR(4000)               NOT NULL,
    enabled      BOOLEAN                     NOT NULL,
    created_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_used_at TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT api_client_name_unique UNIQUE (name),
    CONSTRAINT api_client_token_unique UNIQUE (token_hash)
);
