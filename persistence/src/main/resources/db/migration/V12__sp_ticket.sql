-- a ticket buys the data of one transaction; told with another one's tx_id it would hand out somebody else's
ALTER TABLE sp_transaction ADD CONSTRAINT sp_transaction_ticket_hash UNIQUE (ticket_hash);
