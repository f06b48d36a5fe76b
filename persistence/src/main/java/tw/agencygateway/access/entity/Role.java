package tw.agencygateway.access.entity;

/** What an administrator of the console may do; the names are the security roles that web.xml declares. */
public enum Role {
    /** Registers services, API clients, trust anchors and other administrators. */
    ADMINISTRATOR,
    /** Looks after transactions: verify again, erase. */
    OPERATOR,
    /** Reads everything, changes nothing. */
    AUDITOR
}
