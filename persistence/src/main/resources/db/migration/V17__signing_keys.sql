-- a signing key may lie in a token, and wait for its certificate
ALTER TABLE signing_key ALTER COLUMN private_key DROP NOT NULL;
ALTER TABLE signing_key ALTER COLUMN certificate DROP NOT NULL;
ALTER TABLE signing_key ALTER COLUMN not_before DROP NOT NULL;
ALTER TABLE signing_key ALTER COLUMN not_after DROP NOT NULL;
ALTER TABLE signing_key ADD COLUMN token_label VARCHAR(100);
ALTER TABLE signing_key ADD COLUMN request BYTEA;
ALTER TABLE signing_key ADD COLUMN certified_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE signing_key ADD COLUMN retired_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE signing_key ADD COLUMN warned_days INTEGER;
UPDATE signing_key SET certified_at = added_at;
