package foyer.leads.batches;

import foyer.leads.LeadKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads by what rows are recognised by: their e-mail, else their phone, else their website, which is that of a lead as long as
 * the two are not known to be two people ({@link LeadKeys#differs}).
 *
 * @param own by e-mail and by phone
 * @param sites by what of a row leads to them, of the rows that have neither's e-mail and phone
 */
record KnownLeads<T>(Map<String, T> own, Map<Site, T> sites) {

    /** A website in a row that has an e-mail or a phone besides, or has not. */
    record Site(String domain, boolean email, boolean phone) {

        private static final List<Boolean> EITHER = List.of(true, false);

        static @Nullable Site of(LeadKeys row) {
            return row.domain() == null ? null : new Site(row.domain(), row.email() != null, row.phone() != null);
        }

        /** All that there may be of the domain. */
        private static Stream<Site> all(@Nullable String domain) {
            return domain == null
                    ? Stream.of()
                    : EITHER.stream().flatMap(email -> EITHER.stream().map(phone -> new Site(domain, email, phone)));
        }

        private boolean leadsTo(LeadKeys lead) {
            return !(email && lead.email() != null) && !(phone && lead.phone() != null);
        }
    }

    /** The same leads, and room for more. */
    <S> KnownLeads<S> map(Function<T, S> target) {
        var copy = new KnownLeads<S>(new HashMap<>(), new HashMap<>());
        own.forEach((key, lead) -> copy.own.put(key, target.apply(lead)));
        sites.forEach((site, lead) -> copy.sites.put(site, target.apply(lead)));
        return copy;
    }

    @Nullable T find(LeadKeys row) {
        for (var key : row.own()) {
            var lead = own.get(key);
            if (lead != null) {
                return lead;
            }
        }
        var site = Site.of(row);
        return site == null ? null : sites.get(site);
    }

    /** From now on the lead has these; what another has already stays that one's, as it would be found in the database. */
    void keep(LeadKeys keys, T lead) {
        keys.own().forEach(key -> own.putIfAbsent(key, lead));
        Site.all(keys.domain()).forEach(site -> {
            if (site.leadsTo(keys)) {
                sites.putIfAbsent(site, lead);
            } else {
                sites.remove(site, lead);
            }
        });
    }

    /** The leads themselves. */
    Stream<T> leads() {
        return Stream.concat(own.values().stream(), sites.values().stream());
    }

    boolean isEmpty() {
        return own.isEmpty() && sites.isEmpty();
    }
}
