package tw.agencygateway.platform.entity;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A column that holds bytes sealed with the master keys. Each is produced as a bean where it is sealed, so that sealing anew with
 * another key finds them all.
 *
 * @param table its table, which has a column {@code id}
 * @param column its name; null values are allowed
 * @param kind what is sealed: the first part of the seal's context
 * @param owner the column whose text is the second part of the context, or null where the context is the kind alone
 */
public record SealedColumn(String table, String column, String kind, String owner) {

    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    public SealedColumn {
        requireName(table);
        requireName(column);
        Objects.requireNonNull(kind);
        if (owner != null) {
            requireName(owner);
        }
    }

    /** The column whose kind is its own name. */
    public static SealedColumn of(String table, String column, String owner) {
        return new SealedColumn(table, column, table + "." + column, owner);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name + " is no name of a table or column");
        }
    }

    /** {@code table.column}. */
    public String name() {
        return table + "." + column;
    }

    /** The context of the seal of one owner's value. */
    public String context(String ownersName) {
        return owner == null ? kind : kind + ":" + ownersName;
    }
}
