package tw.agencygateway.vault.service;

/** An event: the orphans are gone from the vault. Its observers may look for the opposite: for what is not there and should be. */
public record VaultSwept() {}
