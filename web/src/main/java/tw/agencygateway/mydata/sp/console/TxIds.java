package tw.agencygateway.mydata.sp.console;

import java.util.regex.Pattern;

/** The form of a tx_id, as a person or an address gives it. */
final class TxIds {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private TxIds() {}

    static boolean isTxId(String text) {
        return FORM.matcher(text).matches();
    }
}
