package tw.agencygateway.mydata.pack.protocol;

/**
 * One field of a data set, as it is registered (MyData DP V1.3 §伍.二).
 *
 * @param key name of the JSON property: 1 to 128 characters
 * @param label name in Chinese: 1 to 256 characters
 * @param remark may be empty; at most 1 024 characters
 */
public record Field(String key, String label, String remark) {
    private static final int MAX_KEY = 128;
    private static final int MAX_LABEL = 256;
    private static final int MAX_REMARK = 1_024;

    /** @throws IllegalArgumentException when a text is too long, blank but for the remark, or not on one line */
    public Field {
        if (key.isBlank()
                || label.isBlank()
                || !isLine(key, MAX_KEY)
                || !isLine(label, MAX_LABEL)
                || !isLine(remark, MAX_REMARK)) {
            throw new IllegalArgumentException("a field needs a key and a label, each on one short line");
        }
    }

    private static boolean isLine(String text, int maxLength) {
        return text.length() <= maxLength
                && XmlText.isRepresentable(text)
                && text.chars().noneMatch(Character::isISOControl);
    }
}
