/**
 * The window <i>Recurrent networks: doctor</i> of Weka's Tools menu: what {@code recur doctor} prints, without a terminal.
 *
 * <p>Imports: {@code cli}, {@code gui}. There is one class, {@link weka.recurrent.gui.doctor.DoctorWindow}.
 */
package weka.recurrent.gui.doctor;
