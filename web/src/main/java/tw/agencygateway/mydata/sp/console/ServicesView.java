package tw.agencygateway.mydata.sp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import tw.agencygateway.mydata.sp.entity.SpService;
import tw.agencygateway.mydata.sp.service.ServiceRegister;

/** The list of services. */
@Named
@RequestScoped
public class ServicesView {

    @Inject
    private ServiceRegister register;

    private String words;
    private List<SpService> found;

    /** The services that hold the words searched for, or all. */
    public List<SpService> getFound() {
        if (found == null) {
            found = register.search(words == null ? "" : words.strip());
        }
        return found;
    }

    public List<SpService> getAll() {
        return register.search("");
    }

    public boolean isSearching() {
        return words != null && !words.isBlank();
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
