-- proof that a master keyset belongs to this database
CREATE TABLE master_key_check (
    id          SMALLINT                    NOT NULL,
    sealed      BYTEA                       NOT NULL,
    blind_index BYTEA                       NOT NULL,
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT master_key_check_pk PRIMARY KEY (id),
    CONSTRAINT master_key_check_one CHECK (id = 1)
);

CREATE SEQUENCE trust_anchor_seq START WITH 50 INCREMENT BY 50;

CREATE TABLE trust_anchor (
    id         BIGINT                      NOT NULL,
    version    BIGINT                      NOT NULL,
    name       VARCHAR(200)                NOT NULL,
    root       BOOLEAN                     NOT NULL,
    enabled    BOOLEAN                     NOT NULL,
    subject    VARCHAR(1000)               NOT NULL,
    not_before TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    not_after  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    sha256     VARCHAR(64)                 NOT NULL,
    der        BYTEA                       NOT NULL,
    added_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    added_by   VARCHAR(200)                NOT NULL,
    CONSTRAINT trust_anchor_pk PRIMARY KEY (id),
    CONSTRAINT trust_anchor_sha256_uk UNIQUE (sha256)
);

CREATE SEQUENCE stored_crl_seq START WITH 50 INCREMENT BY 50;

-- one row per list that a CA keeps up to date: issuer, issuer's key and part (issuing distribution point)
CREATE TABLE stored_crl (
    id            BIGINT                      NOT NULL,
    version       BIGINT                      NOT NULL,
    series        VARCHAR(64)                 NOT NULL,
    issuer_sha256 VARCHAR(64)                 NOT NULL,
    issuer        VARCHAR(1000)               NOT NULL,
    crl_number    VARCHAR(50),
    this_update   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    next_update   TIMESTAMP(6) WITH TIME ZONE,
    der           BYTEA                       NOT NULL,
    source        VARCHAR(1000)               NOT NULL,
    fetched_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    refresh_at    TIMESTAMP(6) WITH TIME ZONE,
    failure       VARCHAR(500),
    CONSTRAINT stored_crl_pk PRIMARY KEY (id),
    CONSTRAINT stored_crl_series_uk UNIQUE (series)
);
CREATE INDEX stored_crl_issuer_ix ON stored_crl (issuer_sha256);
CREATE INDEX stored_crl_refresh_ix ON stored_crl (refresh_at);

-- counts the changes of each kind, so that a node sees cheaply whether what it has parsed still holds
CREATE TABLE pki_stamp (
    kind  VARCHAR(20) NOT NULL,
    stamp BIGINT      NOT NULL,
    CONSTRAINT pki_stamp_pk PRIMARY KEY (kind)
);
INSERT INTO pki_stamp (kind, stamp) VALUES ('trust_anchor', 0), ('stored_crl', 0);
