package tw.agencygateway.mydata.sp.protocol;

public record ReturnCode(int value) {
    public boolean isKnown() {
        throw new UnsupportedOperationException();
    }

    public String chinese() {
        throw new UnsupportedOperationException();
    }

    public String english() {
        throw new UnsupportedOperationException();
    }
}
