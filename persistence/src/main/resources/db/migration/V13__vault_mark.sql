-- Each sweep of the vault replaces the mark there, so that a copy of this database is told from it. What it is to be next is committed
-- before it is written, and taken for the mark after it was written: a crash between the two leaves both known.
ALTER TABLE vault_mark ADD COLUMN next_mark VARCHAR(36);
ALTER TABLE vault_mark ADD COLUMN swept_at TIMESTAMP(6) WITH TIME ZONE;
