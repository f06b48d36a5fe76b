package tw.agencygateway.access.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tw.agencygateway.access.entity.ApiScope;
import tw.agencygateway.access.service.ApiClients.Permissions;
import tw.agencygateway.platform.service.BootstrapNode;
import tw.agencygateway.platform.service.BootstrapSection;
import tw.agencygateway.platform.service.MalformedAddressException;

/**
 * {@code api_clients}: a list of {@code name}, {@code token_file} (one line, {@code agw_} and 43 characters of Base64url), {@code
 * scopes}, {@code services} (client_ids) and {@code addresses} (CIDR). A client of that name gets this token and these permissions; one
 * that was revoked stays so.
 */
@ApplicationScoped
public class ApiClientSection implements BootstrapSection {

    @Inject
    ApiClients clients;

    @Override
    public String key() {
        return "api_clients";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public void apply(BootstrapNode node) {
        for (BootstrapNode entry : node.list()) {
            entry.only("name", "token_file", "scopes", "services", "addresses");
            ApiToken token = token(entry.get("token_file"));
            BootstrapNode addresses = entry.get("addresses");
            Permissions permissions =
                    new Permissions(scopes(entry.get("scopes")), words(entry.get("services")), words(addresses));
            try {
                clients.apply(entry.get("name").text(100), permissions, token);
            } catch (MalformedAddressException e) {
                throw addresses.error(e.getMessage());
            }
        }
    }

    private static ApiToken token(BootstrapNode file) {
        try {
            return ApiToken.of(file.fileLine());
        } catch (IllegalArgumentException e) {
            throw file.error(e.getMessage());
        }
    }

    private static Set<ApiScope> scopes(BootstrapNode node) {
        return node.list().stream()
                .map(scope -> ApiScope.ofCode(scope.text())
                        .orElseThrow(() -> scope.error("a scope such as sp.read is expected")))
                .collect(Collectors.toSet());
    }

    private static List<String> words(BootstrapNode node) {
        node.list().stream()
                .filter(word -> word.text().matches(".*\\s.*"))
                .findFirst()
                .ifPresent(word -> {
                    throw word.error("no space is expected");
                });
        return node.texts();
    }
}
