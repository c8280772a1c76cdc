-- Whose turn it is to be compared is told by the account: nothing is looked for by the end of a subscription alone.
drop index billing.subscription_ended_idx;
