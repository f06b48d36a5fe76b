package tw.agencygateway.mydata.sp.protocol;

import java.util.Map;

/**
 * The {@code code} of a return from MyData. Unknown ones are kept: the list is open. Source: MyData SP V2.6 §柒.四 and appendix; 206 only
 * in the SP slides; 423 seen in use.
 */
public record ReturnCode(int value) {
    private record Words(String chinese, String english) {}

    private static final Map<Integer, Words> KNOWN = Map.ofEntries(
            words(200, "執行成功", "Done"),
            words(205, "民眾不同意傳送資料", "The citizen did not agree to the transfer"),
            words(206, "超過資料集當日請求上限", "A data set's daily limit is reached"),
            words(400, "參數格式或內容不正確", "A parameter is wrong or missing"),
            words(401, "權限錯誤或未完成身分驗證", "Not permitted, or identity not verified"),
            words(403, "拒絕存取", "Access refused"),
            words(404, "返回網址與登錄的設定不符", "The return URL is not the registered one"),
            words(408, "交易逾時或交易未完成", "The transaction timed out or was not finished"),
            words(409, "身分衝突", "The citizen is not the person of the request"),
            words(410, "SP-API 呼叫失敗", "The notification could not be delivered"),
            words(423, "資源已鎖定", "Locked"),
            words(501, "資料集系統已停止服務", "A data set's system is out of service"),
            words(504, "資料集系統異常", "A data set's system failed"));

    private static final Words UNKNOWN = new Words("未知的狀態碼", "Unknown code");

    private static Map.Entry<Integer, Words> words(int code, String chinese, String english) {
        return Map.entry(code, new Words(chinese, english));
    }

    public boolean isKnown() {
        return KNOWN.containsKey(value);
    }

    /** Words for it in Traditional Chinese; for an unknown one that it is unknown. */
    public String chinese() {
        return KNOWN.getOrDefault(value, UNKNOWN).chinese();
    }

    /** Words for it in English; for an unknown one that it is unknown. */
    public String english() {
        return KNOWN.getOrDefault(value, UNKNOWN).english();
    }
}
