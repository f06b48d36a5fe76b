package tw.agencygateway.sandbox.mydata.dp;

import java.util.List;
import java.util.Map;

/**
 * MyData's asking for one citizen's data, until it came or was not worth waiting for any longer.
 *
 * @param person the national id, which opens the PDF
 * @param misbehaviours of the caller
 * @param answers in order; the last one is what came of it
 * @param contents names of the files of a package, or of the one file
 * @param signer of the package; empty where it is unsigned, or no package
 * @param findings what is wrong with the contents; empty where nothing is, or nothing came
 */
public record Fetch(
        String at,
        String resourceId,
        String person,
        String form,
        String transactionUid,
        String token,
        Map<String, Map<String, String>> misbehaviours,
        List<Seen> answers,
        List<String> contents,
        String signer,
        List<String> findings) {

    public Seen last() {
        return answers.get(answers.size() - 1);
    }

    Fetch withoutBodies() {
        return new Fetch(
                at,
                resourceId,
                person,
                form,
                transactionUid,
                token,
                misbehaviours,
                answers.stream().map(Seen::withoutBody).toList(),
                contents,
                signer,
                findings);
    }
}
