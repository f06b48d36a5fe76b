package tw.agencygateway.mydata.sp.entity;

import tw.agencygateway.platform.entity.Words;

/**
 * Why a transaction is where it is, beyond its state. Where the platform gave a code, the transaction keeps it beside the
 * reason ({@link SpTransaction#reasonCode()}).
 */
public enum SpReason {
    GO_UNUSED("go-unused", "前往 MyData 的網址逾時未使用", "the go-URL was not used in time"),
    NOT_RETURNED("not-returned", "民眾未於 20 分鐘內返回", "the citizen did not come back within 20 minutes"),
    RETURN_CODE("return-code", "MyData 返回碼", "code of the return from MyData"),
    UNABLE_TO_DELIVER("unable-to-deliver", "MyData 通知無法給予資料", "MyData said it is unable to deliver"),
    ALREADY_TAKEN("already-taken", "MyData 表示資料已被取用，但本系統未收到", "MyData says the data was fetched, though we have none"),
    DATA_REFUSED("data-refused", "MyData 拒絕給予資料", "MyData refused the data"),
    ADDRESS_NOT_LISTED(
            "address-not-listed", "MyData 不接受本系統的連線位址，請檢查允許連線 IP", "MyData does not accept our address: check 允許連線 IP"),
    DATA_LATER("data-later", "MyData 資料準備中", "MyData is preparing the data"),
    DATA_UNREACHABLE(
            "data-unreachable", "暫時無法向 MyData 取得資料，將再試", "MyData could not be reached or answered oddly; tried again"),
    TICKET_DEAD("ticket-dead", "通行票證逾八小時失效", "the ticket died after 8 hours"),
    NO_NOTIFICATION("no-notification", "八小時內未獲 MyData 通知", "no notification came within 8 hours"),
    DATA_SET_FAILED("data-set-failed", "MyData 表示有資料集下載失敗", "MyData says that a data set failed"),
    VERIFICATION("verification", "見驗證報告", "see the verification report"),
    RETENTION_OVER("retention-over", "已逾保存期限", "the retention time is over"),
    ERASED_BY_AGENCY("erased-by-agency", "機關應用系統要求刪除", "erased by the agency's application"),
    ERASED_IN_CONSOLE("erased-in-console", "管理人員刪除", "erased in the console");

    private final String code;
    private final Words words;

    SpReason(String code, String chinese, String english) {
        this.code = code;
        this.words = new Words(chinese, english);
    }

    /** The stable code that the Agency API shows. */
    public String code() {
        return code;
    }

    public Words words() {
        return words;
    }
}
