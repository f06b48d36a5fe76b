package tw.agencygateway.platform.entity;

/** The environments a service or data set moves through at MyData (MyData SP V2.6 §拾壹, slides 服務介接申請流程). */
public enum Stage {
    /** 測試: fictional data. */
    TEST,
    /** 試辦: real data, staff only. */
    TRIAL,
    /** 試營運. */
    PILOT,
    /** 正式. */
    PRODUCTION
}
