package tw.agencygateway.mydata.pack.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a transaction is about: a national id (身分證字號), a resident certificate number in its present or earlier form (統一證號), or, for
 * identification with a business certificate, a unified business number (統一編號). Form and check digit are verified; letters are upper
 * case. {@link #toString()} masks; only {@link #value()} tells.
 *
 * <p>National id and present resident number: a letter, then 9 digits, the first of them 1, 2 or 8, 9. Earlier resident number: a letter,
 * a letter A–D, then 8 digits. The first letter stands for two digits (A = 10 … Z = 33), the second for the last of its two; over these
 * eleven digits the sum weighted by 1 9 8 7 6 5 4 3 2 1 1 is divisible by 10. Business number: 8 digits weighted by 1 2 1 2 1 2 4 1, the
 * digits of the products summed, divisible by 5, where a seventh digit of 7 may count one more.
 *
 * <p>{@link #OF_TEST_STAGE} is nobody's: the documents use it in the test stage (MyData slides, counter step 15), and its check digit is
 * wrong. {@link #parse} refuses it.
 */
public record PersonId(String value) {
    /** The id of the test stage. */
    public static final PersonId OF_TEST_STAGE = new PersonId("A999999999");

    private static final Pattern PERSON = Pattern.compile("[A-Z](?:[1289][0-9]|[A-D][0-9])[0-9]{7}");
    private static final Pattern BUSINESS = Pattern.compile("[0-9]{8}");
    private static final Pattern PERSON_WITHIN = Pattern.compile("(?i)([A-Z][A-D0-9][0-9])[0-9]{4}([0-9]{3})");
    private static final int[] PERSON_WEIGHTS = {1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1};
    private static final int[] BUSINESS_WEIGHTS = {1, 2, 1, 2, 1, 2, 4, 1};

    /** The two-digit values of A to Z minus 10, as positions in this text. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    /**
     * Takes a value that is already known to be right.
     *
     * @throws IllegalArgumentException when form or check digit are wrong; use {@link #parse} for input
     */
    public PersonId {
        if (!isOfTestStage(value) && !isValid(value)) {
            throw new IllegalArgumentException("not a national id, resident number or business number");
        }
    }

    /** Reads an id as a person or a system wrote it; small letters are accepted. */
    public static PersonId parse(String text) throws MalformedPersonIdException {
        String value = text == null ? "" : upperCase(text);
        if (!isValid(value)) {
            throw new MalformedPersonIdException();
        }
        return new PersonId(value);
    }

    /** As {@link #parse}, and reads the id of the test stage too: whoever asks must know which stage it is. */
    public static PersonId parseOfAnyStage(String text) throws MalformedPersonIdException {
        return text != null && isOfTestStage(upperCase(text)) ? OF_TEST_STAGE : parse(text);
    }

    private static boolean isOfTestStage(String value) {
        return "A999999999".equals(value);
    }

    /** Whether this is a unified business number and not a person's. */
    public boolean isBusiness() {
        return value.length() == BUSINESS_WEIGHTS.length;
    }

    /** Masks everything in a text that has the form of a person's id, whatever its check digit. */
    static String maskAllIn(String text) {
        Matcher matcher = PERSON_WITHIN.matcher(text);
        return matcher.replaceAll("$1****$2");
    }

    private static boolean isValid(String value) {
        return PERSON.matcher(value).matches() && isPersonChecked(value)
                || BUSINESS.matcher(value).matches() && isBusinessChecked(value);
    }

    private static boolean isPersonChecked(String value) {
        int first = LETTERS.indexOf(value.charAt(0)) + 10;
        int sum = first / 10 * PERSON_WEIGHTS[0] + first % 10 * PERSON_WEIGHTS[1];
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            int digit = Character.isDigit(c) ? c - '0' : LETTERS.indexOf(c) % 10;
            sum += digit * PERSON_WEIGHTS[i + 1];
        }
        return sum % 10 == 0;
    }

    private static boolean isBusinessChecked(String value) {
        int sum = 0;
        for (int i = 0; i < BUSINESS_WEIGHTS.length; i++) {
            int product = (value.charAt(i) - '0') * BUSINESS_WEIGHTS[i];
            sum += product / 10 + product % 10;
        }
        // 7 × 4 = 28 → 10, whose digits may be summed once more
        return sum % 5 == 0 || value.charAt(6) == '7' && (sum + 1) % 5 == 0;
    }

    // ASCII only: the default and Unicode rules would also turn ı and ſ into letters
    private static String upperCase(String text) {
        StringBuilder upper = new StringBuilder(text.length());
        text.chars().forEach(c -> upper.append((char) (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)));
        return upper.toString();
    }

    @Override
    public String toString() {
        return value.substring(0, 3) + "****" + value.substring(7);
    }
}
