package tw.agencygateway.mydata.dp.service;

/** An account has tried data sets with persons as often as it may for now. */
public final class TooManyTrialsException extends Exception {

    private static final long serialVersionUID = 1L;

    TooManyTrialsException(String account) {
        super(account + " tried " + TrialAllowance.MOST + " times within " + TrialAllowance.WITHIN);
    }
}
