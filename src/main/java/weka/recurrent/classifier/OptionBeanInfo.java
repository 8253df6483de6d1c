package weka.recurrent.classifier;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.beans.SimpleBeanInfo;
import weka.recurrent.setting.Setting;

/**
 * Tells Weka's dialog by which field each option is edited: choices in lower case, {@code auto} for 0 where the program chooses.
 * Java finds it by its name beside the class it speaks of; it holds for the options which that class itself declares, so that a
 * class which adds choices has one of its own, a subclass of this.
 */
public class OptionBeanInfo extends SimpleBeanInfo {
  private final PropertyDescriptor[] properties;

  /** For the options that all classifiers have. */
  public OptionBeanInfo() {
    this(OptionBean.class);
  }

  /**
   * For the options of one class.
   *
   * @param type the class that it stands beside
   */
  protected OptionBeanInfo(Class<?> type) {
    try {
      properties = Introspector.getBeanInfo(type, Introspector.IGNORE_IMMEDIATE_BEANINFO).getPropertyDescriptors();
    } catch (IntrospectionException e) {
      throw new IllegalStateException("cannot look at the properties of " + type.getName(), e);
    }
    for (PropertyDescriptor property : properties) {
      if (property.getReadMethod() != null && property.getReadMethod().isAnnotationPresent(Setting.class)) {
        BeanSetting setting = new BeanSetting(property);
        if (setting.type().isEnum()) {
          property.setPropertyEditorClass(ChoiceEditor.class);
        } else if (setting.automatic()) {
          property.setPropertyEditorClass(setting.type() == int.class ? AutoEditor.Whole.class : AutoEditor.Real.class);
        }
      }
    }
  }

  @Override
  public PropertyDescriptor[] getPropertyDescriptors() {
    return properties.clone();
  }
}
