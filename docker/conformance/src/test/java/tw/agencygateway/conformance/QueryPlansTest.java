package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The load test looks at the plan of every query that the repositories of the large tables make. */
class QueryPlansTest {

    @Test
    void everyQueryOnALargeTableHasAPlan() {
        JavaClasses persistence = new ClassFileImporter().importPath(Path.of("../../persistence/target/classes"));
        Set<String> asking = Stream.of(
                        "mydata.sp.entity.SpTransactions",
                        "mydata.sp.entity.TransactionSearch",
                        "eventlog.entity.TransactionEvents")
                .flatMap(name -> persistence.get("tw.agencygateway." + name).getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC) && asks(method))
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                .collect(Collectors.toSet());
        Set<String> planned = QueryPlans.queries().keySet().stream()
                .map(name -> name.split(" ")[0])
                .collect(Collectors.toSet());

        assertThat(planned).isEqualTo(asking);
    }

    private static boolean asks(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getName().matches("create(Native)?Query")
                        || call.getTargetOwner().equals(method.getOwner())
                                && call.getTarget()
                                        .resolveMember()
                                        .filter(QueryPlansTest::asks)
                                        .isPresent());
    }
}
