package tw.agencygateway.mydata.sp.protocol;

import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.mydata.pack.protocol.ParameterCodec;

public record ReturnParameters(Optional<ReturnCode> code, Optional<String> txId, Optional<String> handle) {
    public static ReturnParameters parse(String rawQuery) throws MalformedReturnException {
        throw new UnsupportedOperationException();
    }

    public Optional<UUID> txId(ParameterCodec codec) {
        throw new UnsupportedOperationException();
    }
}
