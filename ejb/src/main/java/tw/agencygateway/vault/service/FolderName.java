package tw.agencygateway.vault.service;

import java.util.regex.Pattern;

/** The name of a folder of the vault: the id of what it belongs to, in lower case. */
final class FolderName {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private FolderName() {}

    static boolean isOne(String name) {
        return ID.matcher(name).matches();
    }
}
