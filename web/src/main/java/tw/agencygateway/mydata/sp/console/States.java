package tw.agencygateway.mydata.sp.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import tw.agencygateway.mydata.sp.entity.SpState;

/** How the console colours states and findings: a class of the style sheet's badges. */
@Named
@ApplicationScoped
public class States {

    public String colour(SpState state) {
        return switch (state) {
            case READY, AWAY_READY -> "good";
            case FAILED, REJECTED -> "bad";
            case UNDECIDED, AWAY_UNDECIDED, RETURNED_FAILED -> "warn";
            case VOID, DECLINED, RETURNED_DECLINED, EXPIRED, ERASED -> "";
            case CREATED, AWAY, AWAY_FETCHING, AWAY_CHECKING, WAITING, FETCHING, CHECKING -> "busy";
        };
    }

    /** The words that an agency is told, in the order in which they come. */
    public List<String> getTold() {
        return Stream.of(SpState.values()).map(SpState::told).distinct().toList();
    }

    /** @param verdict VERIFIED, REJECTED or UNDECIDED, or a finding's severity */
    public String colourOf(String verdict) {
        return switch (verdict) {
            case "VERIFIED" -> "good";
            case "REJECTED", "ERROR" -> "bad";
            case "UNDECIDED", "WARNING" -> "warn";
            default -> "";
        };
    }
}
