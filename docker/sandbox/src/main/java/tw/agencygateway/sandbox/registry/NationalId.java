package tw.agencygateway.sandbox.registry;

/** The form and check digit of national ids (國民身分證統一編號) and residents' ids (統一證號). */
public final class NationalId {
    /** A is 10, B is 11 …; I, O, W and Z came later and stand at the end. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    private NationalId() {}

    public static boolean isValid(String id) {
        if (!id.matches("[A-Z][1289A-D]\\d{8}")) {
            return false;
        }
        int area = LETTERS.indexOf(id.charAt(0)) + 10;
        char second = id.charAt(1);
        int kind = Character.isDigit(second) ? second - '0' : (LETTERS.indexOf(second) + 10) % 10;
        int sum = area / 10 + area % 10 * 9 + kind * 8;
        for (int i = 2; i < 9; i++) {
            sum += (id.charAt(i) - '0') * (9 - i);
        }
        return (sum + id.charAt(9) - '0') % 10 == 0;
    }
}
