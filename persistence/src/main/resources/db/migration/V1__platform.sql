-- who may run a daily job, and until when
CREATE TABLE lease (
    name       VARCHAR(64)                 NOT NULL,
    holder     VARCHAR(64)                 NOT NULL,
    held_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT lease_pk PRIMARY KEY (name)
);
