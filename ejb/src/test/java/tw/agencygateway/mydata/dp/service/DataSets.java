package tw.agencygateway.mydata.dp.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tw.agencygateway.mydata.dp.entity.DpAuthorization;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpField;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpPolicy;
import tw.agencygateway.mydata.dp.entity.DpRegistration;
import tw.agencygateway.mydata.dp.entity.DpScope;
import tw.agencygateway.mydata.dp.entity.DpSource;
import tw.agencygateway.platform.entity.Stage;

/** Data sets for tests that need no database. */
final class DataSets {

    static final String SCOPE = "household.read";

    private DataSets() {}

    static DpDataSet of(DpPolicy.Access access) {
        return of(form(access));
    }

    static DpDataSet of(Stage stage) {
        return of(form(strict(), "household", stage));
    }

    private static DpDataSet of(DpDataSet.Form form) {
        return new DpDataSet(
                "API.Household1", new byte[] {1}, form, new DpSource("sql", Map.of(), null), Instant.EPOCH);
    }

    static DpPolicy.Access strict() {
        return new DpPolicy.Access(true, List.of(), List.of(), List.of("192.0.2.0/24"));
    }

    static DpDataSet.Form form(DpPolicy.Access access) {
        return form(access, "household", Stage.PRODUCTION);
    }

    static DpDataSet.Form form(DpPolicy.Access access, String resource) {
        return form(access, resource, Stage.PRODUCTION);
    }

    private static DpDataSet.Form form(DpPolicy.Access access, String resource, Stage stage) {
        return new DpDataSet.Form(
                resource,
                new DpRegistration(
                        "示範機關",
                        new DpRegistration.Contact("承辦人", "02-0000-0000", "contact@agency.example"),
                        new DpRegistration.Description("戶政", "個人戶籍資料", "示範", 1, 1, "您的戶籍資料"),
                        DpRegistration.Delivery.IMMEDIATE),
                new DpAuthorization("https://gsp.example/.well-known/openid-configuration", null),
                new DpPolicy(
                        new DpPolicy.Answer(DpForm.ZIP, true, false, false, true),
                        access,
                        new DpPolicy.Limits(0, 100, Duration.ofSeconds(2), Duration.ofMinutes(10))),
                stage,
                List.of(new DpField("name", "姓名", "", "NAME")),
                List.of(new DpScope(SCOPE, "")),
                null);
    }
}
