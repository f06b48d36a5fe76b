package tw.agencygateway.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, without exceptions. */
class ArchitectureTest {

    private static final Path ROOT = Path.of("../..");
    private static final String HOUSE = "tw.agencygateway..";

    private static final Map<String, String[]> LEAFS = Map.of(
            "persistence", new String[] {"tw.agencygateway..entity"},
            "ejb/protocol", new String[] {"tw.agencygateway..protocol"},
            "ejb", new String[] {"tw.agencygateway..service", "tw.agencygateway..client"},
            "web", new String[] {"tw.agencygateway..rest", "tw.agencygateway..console"});

    private static final JavaClasses GATEWAY = read("classes", LEAFS.keySet().toArray(String[]::new));
    private static final JavaClasses SANDBOX = read("classes", "docker/sandbox");
    private static final JavaClasses WITH_TESTS = new ClassFileImporter()
            .importPaths(LEAFS.keySet().stream()
                    .flatMap(module -> Stream.of(directory(module, "classes"), directory(module, "test-classes")))
                    .filter(Files::exists)
                    .toList());

    @TestFactory
    Stream<DynamicTest> aModuleHoldsItsLeafsOnly() {
        return LEAFS.entrySet().stream()
                .map(module -> DynamicTest.dynamicTest(
                        module.getKey(),
                        () -> classes()
                                .should()
                                .resideInAnyPackage(module.getValue())
                                .check(read("classes", module.getKey()))));
    }

    @Test
    void dependenciesRunOneWay() {
        check(noClasses().that(in("protocol")).should().dependOnClassesThat(of("entity", "service", "client")));
        check(noClasses().that(in("entity")).should().dependOnClassesThat(of("protocol", "service", "client")));
        check(noClasses()
                .that(resideInAnyPackage("..entity..", "..protocol..", "..service..", "..client..")
                        .and(resideInAPackage(HOUSE)))
                .should()
                .dependOnClassesThat(of("rest", "console")));
    }

    @TestFactory
    Stream<DynamicTest> theRolesOfTheGatewayDoNotKnowEachOther() {
        List<String> roles = List.of("mydata.sp", "mydata.dp", "eid");
        return roles.stream()
                .map(role -> DynamicTest.dynamicTest(
                        role,
                        () -> check(noClasses()
                                .that()
                                .resideInAPackage("tw.agencygateway." + role + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(roles.stream()
                                        .filter(other -> !other.equals(role))
                                        .map(other -> "tw.agencygateway." + other + "..")
                                        .toArray(String[]::new)))));
    }

    @Test
    void thereAreNoCycles() {
        check(slices().matching("tw.agencygateway.(**)").should().beFreeOfCycles());
    }

    @Test
    void httpGoesOutOnlyFromClients() {
        check(only(
                in("client"), "java.net.http..", "org.eclipse.microprofile.rest.client..", "jakarta.ws.rs.client.."));
        check(noClasses()
                .that(not(resideInAPackage("tw.agencygateway.platform.client")))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(HttpClient.class));
        check(noClasses().should().callMethod(java.net.URL.class, "openConnection"));
        check(noClasses().should().callMethod(java.net.URL.class, "openStream"));
    }

    @Test
    void jdbcIsSpokenByThePlatformAndToTheAgencysSources() {
        check(only(
                resideInAnyPackage("tw.agencygateway.platform..", "tw.agencygateway.mydata.dp.."),
                "java.sql..",
                "javax.sql.."));
    }

    @Test
    void objectStoresAndMailHaveOneUserEach() {
        check(only(resideInAPackage("tw.agencygateway.vault.client"), "software.amazon.awssdk..", "io.minio.."));
        check(only(resideInAPackage("tw.agencygateway.alert.."), "jakarta.mail.."));
    }

    @Test
    void onlyTheWebKnowsJaxRsAndFaces() {
        check(only(resideInAnyPackage("tw.agencygateway..rest", "tw.agencygateway..console"), "jakarta.servlet.."));
        check(only(resideInAnyPackage("tw.agencygateway..rest", "tw.agencygateway..client"), "jakarta.ws.rs.."));
        check(only(in("console"), "jakarta.faces..", "org.primefaces.."));
    }

    @Test
    void protocolsStandOnFewLibraries() {
        check(classes()
                .that(in("protocol"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.security..",
                        "javax.xml..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "org.bouncycastle..",
                        "org.jose4j..",
                        "org.apache.commons.compress..",
                        "org.apache.pdfbox..",
                        "org.apache.fontbox..",
                        "tw.agencygateway..protocol"));
    }

    @Test
    void aTimerMakesOneCall() {
        check(methods()
                .that()
                .areAnnotatedWith("jakarta.ejb.Schedule")
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Timer")
                .andShould(makeOneCall()));
    }

    /** Payara runs a timer in a transaction, whatever its class says, unless the bean manages transactions itself. */
    @Test
    void aTimerRunsInNoTransaction() {
        check(classes()
                .that()
                .haveSimpleNameEndingWith("Timer")
                .should()
                .beAnnotatedWith(describe(
                        "@TransactionManagement(BEAN)",
                        annotation -> annotation.getRawType().getName().equals("jakarta.ejb.TransactionManagement")
                                && annotation
                                        .get("value")
                                        .filter(kind -> kind.toString().endsWith("BEAN"))
                                        .isPresent())));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(classes().should().haveSimpleNameNotEndingWith("Util"));
        check(classes().should().haveSimpleNameNotEndingWith("Utils"));
        check(classes().should().haveSimpleNameNotEndingWith("Manager"));
        check(classes().should().haveSimpleNameNotEndingWith("Impl"));
    }

    @Test
    void anInterfaceHasTwoImplementations() {
        classes().that(arePlainInterfaces()).should(haveTwoImplementations()).check(WITH_TESTS);
    }

    @Test
    void theServersProvidersOfCryptographyAreLeftAsTheyAre() {
        check(noClasses()
                .should()
                .callMethodWhere(describe(
                        "Security.addProvider, insertProviderAt, removeProvider",
                        call -> call.getTarget().getOwner().isEquivalentTo(Security.class)
                                && call.getTarget().getName().matches("(add|insert|remove)Provider.*"))));
    }

    @Test
    void failuresHaveTypes() {
        check(noClasses()
                .should()
                .callConstructorWhere(describe(
                        "RuntimeException itself",
                        call -> call.getTarget().getOwner().isEquivalentTo(RuntimeException.class)
                                && !call.getOrigin().getOwner().isAssignableTo(RuntimeException.class))));
    }

    @Test
    void timeIsInstant() {
        check(fields().should().notHaveRawType(Date.class));
        check(noMethods().should().haveRawReturnType(Date.class));
        check(noClasses().should().callConstructor(Date.class));
    }

    @Test
    void theSandboxIsWrittenByItself() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE).and(not(resideInAPackage("tw.agencygateway.sandbox.."))))
                .check(SANDBOX);
        check(noClasses().should().dependOnClassesThat().resideInAPackage("tw.agencygateway.sandbox.."));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(GATEWAY);
    }

    private static ArchRule only(DescribedPredicate<JavaClass> those, String... packages) {
        return noClasses().that(not(those)).should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> in(String leaf) {
        return resideInAPackage("tw.agencygateway.." + leaf);
    }

    private static DescribedPredicate<JavaClass> of(String... leafs) {
        return resideInAnyPackage(
                Stream.of(leafs).map(leaf -> "tw.agencygateway.." + leaf).toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> arePlainInterfaces() {
        return describe(
                "are plain interfaces",
                type -> type.isInterface()
                        && !type.isAnnotation()
                        && !type.isAnnotatedWith(FunctionalInterface.class)
                        && !type.getSimpleName().equals("package-info")
                        && GATEWAY.contain(type.getName()));
    }

    private static ArchCondition<JavaClass> haveTwoImplementations() {
        return new ArchCondition<>("have two implementations") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long count = type.getAllSubclasses().stream()
                        .filter(implementation -> !implementation.isInterface())
                        .count();
                events.add(new SimpleConditionEvent(type, count >= 2, type.getName() + " has " + count));
            }
        };
    }

    private static ArchCondition<JavaMethod> makeOneCall() {
        return new ArchCondition<>("make one call") {
            @Override
            // the tick that guards the call, and javac's null check before a method reference, are none
            public void check(JavaMethod method, ConditionEvents events) {
                long calls = Stream.concat(
                                method.getMethodCallsFromSelf().stream(), method.getMethodReferencesFromSelf().stream())
                        .map(JavaCodeUnitAccess::getTargetOwner)
                        .filter(owner ->
                                !owner.getSimpleName().equals("TimerTick") && !owner.isEquivalentTo(Objects.class))
                        .count();
                events.add(new SimpleConditionEvent(method, calls == 1, method.getFullName() + " makes " + calls));
            }
        };
    }

    private static JavaClasses read(String kind, String... modules) {
        return new ClassFileImporter()
                .importPaths(Stream.of(modules)
                        .map(module -> directory(module, kind))
                        .toList());
    }

    private static Path directory(String module, String kind) {
        return ROOT.resolve(module).resolve("target").resolve(kind);
    }
}
