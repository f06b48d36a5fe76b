package tw.agencygateway.mydata.dp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import tw.agencygateway.mydata.dp.service.DataSetHealth;
import tw.agencygateway.mydata.dp.service.WatchDataSets;

/** The data sets and how they are doing. */
@Named
@RequestScoped
public class DataSetsView {

    @Inject
    private WatchDataSets watch;

    private String words;
    private List<DataSetHealth> found;

    /** The data sets that hold the words searched for, or all. */
    public List<DataSetHealth> getFound() {
        if (found == null) {
            found = watch.search(words == null ? "" : words.strip());
        }
        return found;
    }

    public boolean isSearching() {
        return words != null && !words.isBlank();
    }

    public boolean isAnyTrouble() {
        return getFound().stream().anyMatch(health -> !health.troubles().isEmpty());
    }

    /** How many hours are looked back. */
    public int getHours() {
        return WatchDataSets.HOURS;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
