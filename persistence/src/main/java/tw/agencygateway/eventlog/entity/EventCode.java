package tw.agencygateway.eventlog.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The events of the transaction log and who writes which (MyData SP V2.6 §拾.四.(二)). */
public enum EventCode {
    CERTIFICATE_VERIFIED_AT_SP(110, "民眾在 SP 做自然人憑證驗證", "The citizen's certificate is verified at the SP"),
    SALT_REQUESTED(120, "SP 請求一次性驗證參數", "The SP asks for the one-time parameter"),
    SIGNATURE_SENT(130, "SP 將加密的民眾資料與簽章憑證傳給 MyData", "The SP sends the encrypted data and signature to MyData"),
    REDIRECTED(140, "SP 跳轉至 MyData 同意頁", "The SP redirects to MyData's consent page"),
    SIGNATURE_CHECKED(150, "MyData 向內政部 API 驗民眾憑證與數位簽章", "MyData has certificate and signature checked"),
    ICS_CALLED(160, "MyData 呼叫 ICS API", "MyData calls the ICS API"),
    BIRTHDAY_CALLED(170, "MyData 呼叫生日 API", "MyData calls the birthday API"),
    PERSON_VERIFIED(180, "民眾於 MyData 頁面完成身分驗證", "The citizen is verified at MyData"),
    ACCOUNT_REGISTERED(190, "自動註冊帳號", "An account is registered"),
    MOBILE_CODE_SENT(200, "發送手機認證簡訊", "A code is sent to the mobile phone"),
    MOBILE_VERIFIED(210, "完成手機認證", "The mobile phone is verified"),
    EMAIL_CODE_SENT(220, "發送 email 認證信", "A code is sent by mail"),
    EMAIL_VERIFIED(230, "完成 email 認證", "The mail address is verified"),
    CONSENTED(240, "民眾同意傳輸資料給 SP", "The citizen consents to the transfer"),
    DATA_SET_REQUESTED(250, "MyData 請求 DP 資料集", "MyData asks the DP for a data set"),
    INTROSPECTED(260, "DP 呼叫 Introspection API", "The DP calls the introspection API"),
    USER_INFO_CALLED(270, "DP 呼叫 UserInfo API", "The DP calls the user info API"),
    DATA_SET_OBTAINED(280, "MyData 取得 DP 資料集", "MyData has the data set"),
    SP_NOTIFIED(290, "MyData 呼叫 SP-API 通知取資料", "MyData notifies the SP-API"),
    RETURNED(300, "MyData 跳轉回 SP", "MyData redirects back to the SP"),
    DATA_FETCHED(310, "SP 呼叫 MyData-API 取個人資料", "The SP fetches the data from the MyData-API"),
    COUNTER_CODE_SENT(320, "民眾臨櫃申辦，MyData 發送資料條碼驗證碼給民眾", "MyData sends the counter code to the citizen"),
    COUNTER_CODE_ENTERED(330, "臨櫃人員輸入資料條碼驗證碼", "Counter staff enter the code"),
    USE_NOTICE_SENT(340, "MyData 發送資料取用通知", "MyData tells the citizen of the use"),
    PLATFORM_ERASED(350, "MyData 刪除個人資料檔案", "MyData deletes the data"),
    SP_ERASED(360, "SP 刪除個人資料檔案", "The SP deletes the data");

    private final int code;
    private final String chinese;
    private final String english;

    EventCode(int code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    /** The specification's number. */
    public int code() {
        return code;
    }

    /** The event's name: the specification's unless the locale asks for English. */
    public String nameIn(Locale locale) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }

    /** The event with a number; the list is closed. */
    public static Optional<EventCode> of(int code) {
        return Arrays.stream(values()).filter(event -> event.code == code).findFirst();
    }
}
