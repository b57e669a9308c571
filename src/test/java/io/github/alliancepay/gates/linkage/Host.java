package io.github.alliancepay.gates.linkage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jars of Broadleaf on a class path, compared with the list of members. */
final class Host {

    private static final Pattern BEAN = Pattern.compile("bl[A-Z]\\w+");
    private static final String ADMIN = "org.broadleafcommerce.admin.";

    private final ClassPath path;
    private final Linkage linkage;
    private final Set<String> beans = new TreeSet<>();

    Host(ClassPath path) throws IOException {
        this.path = path;
        this.linkage = new Linkage(path);
        for (Path jar : path.jars("broadleaf-")) {
            readBeans(jar);
        }
    }

    /** The line of this Broadleaf, as the list names it. */
    String line() {
        return HostMembers.LINES.stream()
                .filter(line -> !path.jars("broadleaf-common-" + line).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No broadleaf-common of " + HostMembers.LINES));
    }

    /** Members for which the list and these jars differ. */
    Set<String> untruths(HostMembers members) {
        String line = line();
        return members.all().stream()
                .filter(this::canTell)
                .filter(member -> has(member) != members.saysThatHas(line, member))
                .map(member -> member + (has(member) ? " is in " : " is not in ") + line)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean has(String member) {
        return member.startsWith(HostMembers.BEAN)
                ? beans.contains(member.substring(HostMembers.BEAN.length()))
                : linkage.has(member);
    }

    /** A site does not have the jars of the admin. */
    private boolean canTell(String member) {
        return !member.startsWith(ADMIN) || !path.jars("broadleaf-admin-").isEmpty();
    }

    /** Everything that looks like a bean's name, in annotations, code and configurations. */
    private void readBeans(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().matches(".*\\.(class|xml)")) {
                    String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    BEAN.matcher(text).results().map(MatchResult::group).forEach(beans::add);
                }
            }
        }
    }
}
