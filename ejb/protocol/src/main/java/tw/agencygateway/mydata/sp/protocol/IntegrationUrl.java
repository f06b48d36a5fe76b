package tw.agencygateway.mydata.sp.protocol;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import tw.agencygateway.mydata.pack.protocol.ParameterCodec;
import tw.agencygateway.mydata.pack.protocol.PersonId;

public final class IntegrationUrl {
    private IntegrationUrl() {}

    public static URI mode1(
            URI platform,
            String clientId,
            List<String> resourceIds,
            UUID txId,
            URI returnUrl,
            PersonId person,
            ParameterCodec codec) {
        throw new UnsupportedOperationException();
    }
}
