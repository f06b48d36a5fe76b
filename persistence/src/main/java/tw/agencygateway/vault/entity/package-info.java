/** What the database knows of the vault as a whole. */
package tw.agencygateway.vault.entity;
