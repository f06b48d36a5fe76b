package tw.agencygateway.mydata.dp.entity;

import java.util.Optional;
import tw.agencygateway.platform.entity.Words;

/** Where a data set's registration stands at MyData (MyData DP V1.3 §伍.二–三). */
public enum DpStatus {
    DRAFT("草稿", "draft"),
    SUBMITTED("審核中", "submitted"),
    RETURNED("退回修正", "sent back"),
    ENABLED("啟用", "enabled"),
    DISABLING("申請停用", "applied to be disabled"),
    DISABLED("停用", "disabled");

    /** What is done about a registration. */
    public enum Verb {
        SUBMIT,
        SEND_BACK,
        ENABLE,
        APPLY_TO_DISABLE,
        DISABLE
    }

    private final Words words;

    DpStatus(String chinese, String english) {
        this.words = new Words(chinese, english);
    }

    public Words words() {
        return words;
    }

    /** Whether the DP-API serves a data set of this status: until it is disabled, too. */
    public boolean isServing() {
        return this == ENABLED || this == DISABLING;
    }

    /** Whether it may be deleted: 刪除功能僅限資料集服務狀態為停用者, or one that never left the agency. */
    public boolean isDeletable() {
        return this == DISABLED || this == DRAFT;
    }

    /** What a verb leads to; empty where it is not allowed. */
    public Optional<DpStatus> on(Verb verb) {
        return Optional.ofNullable(
                switch (verb) {
                    case SUBMIT -> this == DRAFT || this == RETURNED || this == DISABLED ? SUBMITTED : null;
                    case SEND_BACK -> this == SUBMITTED ? RETURNED : null;
                    case ENABLE -> this == SUBMITTED || this == DISABLING ? ENABLED : null;
                    case APPLY_TO_DISABLE -> this == ENABLED ? DISABLING : null;
                    case DISABLE -> this == DISABLING ? DISABLED : null;
                });
    }
}
