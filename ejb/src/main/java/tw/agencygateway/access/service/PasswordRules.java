package tw.agencygateway.access.service;

import java.util.Locale;
import tw.agencygateway.access.service.PasswordRefusedException.Reason;

/** What a new password must be like. Length counts for more than kinds of characters (NIST SP 800-63B §5.1.1). */
final class PasswordRules {

    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 128;
    private static final int MIN_DIFFERENT = 6;

    private PasswordRules() {}

    static void check(String account, String oldPassword, String newPassword) throws PasswordRefusedException {
        int length = newPassword.codePointCount(0, newPassword.length());
        refuseIf(length < MIN_LENGTH, Reason.TOO_SHORT);
        refuseIf(length > MAX_LENGTH, Reason.TOO_LONG);
        refuseIf(newPassword.equals(oldPassword), Reason.UNCHANGED);
        refuseIf(newPassword.codePoints().distinct().count() < MIN_DIFFERENT, Reason.TOO_UNIFORM);
        refuseIf(newPassword.toLowerCase(Locale.ROOT).contains(account), Reason.HOLDS_ACCOUNT);
    }

    private static void refuseIf(boolean broken, Reason reason) throws PasswordRefusedException {
        if (broken) {
            throw new PasswordRefusedException(reason);
        }
    }
}
