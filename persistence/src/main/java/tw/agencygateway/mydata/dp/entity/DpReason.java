package tw.agencygateway.mydata.dp.entity;

import tw.agencygateway.platform.entity.Words;

/** Why a request is where it is, beyond its state; the code is also the {@code error} that MyData is answered. */
public enum DpReason {
    INVALID_TOKEN("invalid_token", "access_token 無效或已過期", "the token is not active"),
    WRONG_ISSUER("invalid_token", "access_token 非由授權主機簽發", "the token comes from another issuer"),
    WRONG_AUDIENCE("invalid_token", "access_token 非發給本資料集", "the token is for another audience"),
    INSUFFICIENT_SCOPE("insufficient_scope", "授權範圍不含本資料集", "the token's scopes hold none of the data set's"),
    CLIENT_NOT_ALLOWED("access_denied", "未開放此服務取用", "this client may not use the data set"),
    NOT_VERIFIED("not_verified", "用戶身分證字號未經驗證", "the person's id is not verified"),
    OTHER_PERSON("subject_mismatch", "用戶資訊與授權不屬同一人", "user information and token name different subjects"),
    NOT_IDENTIFIED("not_identified", "用戶資訊不足以識別身分", "the user information does not identify the person"),
    DAILY_LIMIT("daily_limit", "已達每日提供上限", "the daily limit is reached"),
    BUSY("busy", "等候處理之請求過多", "too many requests are waiting"),
    GSP_REFUSES_US("server_error", "授權主機不接受本資料集之密鑰", "the authorization server refuses our credentials"),
    GSP_FAILED("server_error", "授權主機回應異常", "the authorization server answered oddly"),
    GSP_UNREACHABLE("temporarily_unavailable", "暫時無法連線授權主機", "the authorization server cannot be reached"),
    SOURCE_LATER("temporarily_unavailable", "資料來源要求稍後再試", "the source says later"),
    SOURCE_UNREACHABLE("temporarily_unavailable", "暫時無法取得來源資料", "the source cannot be reached"),
    SOURCE_FAILED("server_error", "資料來源回應異常", "the source answered oddly"),
    PACKAGE_FAILED("server_error", "無法產製資料檔案", "the file cannot be made"),
    NO_DATA("no_data", "查無此人資料", "there is no data for this person"),
    TIMED_OUT("timeout", "逾時未能完成", "not finished in time"),
    SAME_PERSON("superseded", "同一人的請求已在處理", "a request for the same person is under way"),
    KEPT_LONG_ENOUGH("expired", "檔案保存期限已過", "the file was kept long enough"),
    ERASED("erased", "管理人員刪除", "erased in the console"),
    REVISED("revised", "資料集已修改", "the data set was revised"),
    DISABLED("disabled", "資料集已停用", "the data set was disabled");

    private final String code;
    private final Words words;

    DpReason(String code, String chinese, String english) {
        this.code = code;
        this.words = new Words(chinese, english);
    }

    /** The {@code error} of a DP-API answer; several reasons may share one. */
    public String code() {
        return code;
    }

    public Words words() {
        return words;
    }
}
