package tw.agencygateway.mydata.dp.client;

import java.util.Optional;
import tw.agencygateway.mydata.dp.protocol.GspError;

/**
 * What the authorization server answered.
 *
 * @param <T> what is asked for
 * @param value present where it answered 200 and can be read
 * @param error what it named as the error, in the body or the challenge; empty where it named none
 */
public record GspAnswer<T>(int status, Optional<T> value, Optional<GspError> error) {}
