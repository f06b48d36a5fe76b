/** The console's view of the vault. */
package tw.agencygateway.vault.console;
