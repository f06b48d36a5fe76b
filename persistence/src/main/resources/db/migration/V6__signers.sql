-- who signs a data set: set or confirmed by an administrator, or recorded at first use and not confirmed yet
ALTER TABLE sp_data_set ADD COLUMN signer_issuer VARCHAR(1000);
ALTER TABLE sp_data_set ADD COLUMN signer_subject VARCHAR(1000);
ALTER TABLE sp_data_set ADD COLUMN signer_confirmed BOOLEAN DEFAULT FALSE NOT NULL;

CREATE SEQUENCE ocsp_responder_seq START WITH 50 INCREMENT BY 50;

-- responders that certificates named, and how each is asked
CREATE TABLE ocsp_responder (
    id          BIGINT                      NOT NULL,
    version     BIGINT                      NOT NULL,
    address     VARCHAR(1000)               NOT NULL,
    enabled     BOOLEAN                     NOT NULL,
    cert_id     VARCHAR(10)                 NOT NULL,
    nonce       VARCHAR(10)                 NOT NULL,
    first_seen  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    answered_at TIMESTAMP(6) WITH TIME ZONE,
    failed_at   TIMESTAMP(6) WITH TIME ZONE,
    failure     VARCHAR(500),
    CONSTRAINT ocsp_responder_pk PRIMARY KEY (id),
    CONSTRAINT ocsp_responder_address_uk UNIQUE (address)
);

INSERT INTO pki_stamp (kind, stamp) VALUES ('ocsp_responder', 0), ('signer_pin', 0);
