package tw.agencygateway.platform.rest;

import java.util.regex.Pattern;

/** Whether a Content-Type or Accept header is one (RFC 9110 §8.3.1, §12.5.1), with weights that are numbers. */
final class MediaTypeHeader {

    private static final int LONGEST = 1_000;

    private static final String NAME = "[\\w!#$%&'+.^`|~-]++";
    private static final String QUOTED = "\"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*+\"";
    private static final String WEIGHT = "[qQ]=(?:0(?:\\.\\d{0,3}+)?|1(?:\\.0{0,3}+)?)";
    private static final String PARAMETER = "(?:" + WEIGHT + "|(?![qQ]=)" + NAME + "=(?:" + NAME + "|" + QUOTED + "))";
    private static final String RANGE =
            "(?:\\*/\\*|" + NAME + "/(?:\\*|" + NAME + "))(?:[ \\t]*+;[ \\t]*+" + PARAMETER + ")*+";
    private static final Pattern ONE_OR_MORE = Pattern.compile(RANGE + "(?:[ \\t]*+,[ \\t]*+" + RANGE + ")*+");

    private MediaTypeHeader() {}

    static boolean isReadable(String value) {
        return value.length() <= LONGEST && ONE_OR_MORE.matcher(value.strip()).matches();
    }
}
