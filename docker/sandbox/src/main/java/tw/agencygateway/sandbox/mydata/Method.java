package tw.agencygateway.sandbox.mydata;

import java.util.Arrays;
import java.util.Optional;

/** Methods of identity verification (SP §拾.二) with their security level as the slides' last page gives it. */
public enum Method {
    CER(1),
    FIC(1),
    FCH(1),
    TFD(2),
    NHI(3),
    FCS(3),
    PII(4),
    MOE(Method.UNLISTED),
    OTP(Method.UNLISTED),
    GOV(Method.UNLISTED);

    /** The slides give these no level: they suffice for no data set. */
    static final int UNLISTED = 9;

    private final int level;

    Method(int level) {
        this.level = level;
    }

    public int level() {
        return level;
    }

    public static Optional<Method> of(String code) {
        return Arrays.stream(values()).filter(each -> each.name().equals(code)).findFirst();
    }
}
