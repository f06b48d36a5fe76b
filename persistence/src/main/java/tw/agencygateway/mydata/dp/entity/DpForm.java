package tw.agencygateway.mydata.dp.entity;

/** The forms that a data set can be answered in (MyData DP V1.3 §捌.二.(一)). */
public enum DpForm {
    JSON,
    PDF,
    ZIP
}
