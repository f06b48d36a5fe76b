package tw.agencygateway.mydata.pack.protocol;

import java.nio.charset.StandardCharsets;

/** Operators of a content stream (ISO 32000-1 annex A) as they are appended. */
final class PdfContent {
    private final StringBuilder text = new StringBuilder(1_024);

    /** Appends an operator after its numbers, which are rounded to hundredths. */
    PdfContent op(String operator, float... operands) {
        for (float operand : operands) {
            long hundredths = Math.round(operand * 100d);
            text.append(hundredths / 100d).append(' ');
        }
        text.append(operator).append('\n');
        return this;
    }

    PdfContent raw(String operators) {
        text.append(operators).append('\n');
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
