/**
 * What an experiment compares, before anything is trained.
 *
 * <pre>
 *   Design   pure data: factors, data sets, cells, protocol, measures, plots          plan.json
 *   Cell     one data set × one learner × one setting of the factors
 *   Job      one split of one cell: cell × run × fold                                 id = SHA-256 of all that decides it
 *   Plan     Design + data sources + jobs, a pure function of script, parameters and data
 * </pre>
 *
 * <p>A {@link weka.recurrent.experiment.plan.DataSource} tells its header and identity at once and its instances when a job needs
 * them.
 *
 * <p>Imports: Weka, {@code data} and below; of experiments nothing. Start reading at
 * {@link weka.recurrent.experiment.plan.Design}.
 */
package weka.recurrent.experiment.plan;
